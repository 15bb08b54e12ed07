"""What waits for somebody's next digest."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.extensions import Model


class DigestLine(Model):
    """Something for somebody's next digest: ids only; whether it may be read is asked when the digest is sent."""

    __tablename__ = "digest_lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaints.id"))
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("answers.id"))
    kind: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]
