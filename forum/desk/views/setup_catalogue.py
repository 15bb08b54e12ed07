"""The operator's setup: what a problem can be about, and where."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from forum.catalogue import queries as catalogue
from forum.catalogue import services as setting_up
from forum.catalogue.models import Product
from forum.desk import setup as services
from forum.desk import setup_forms as forms
from forum.desk.views import blueprint
from forum.desk.views.setup import by, count, said
from forum.errors import Invalid, NotFound
from forum.roles import Role
from forum.web.guards import needs

Page = str | Response | tuple[str, int]


@blueprint.get("/setup/products")
@needs(Role.ADMINISTRATOR)
def setup_products() -> str:
    """List products and places, retired ones last."""
    return _products()


@blueprint.post("/setup/products")
@needs(Role.ADMINISTRATOR)
def setup_products_post() -> Page:
    """Add a product or place."""
    count()
    try:
        _save("")
    except Invalid as wrong:
        return _products(wrong), 422
    return redirect(url_for("desk.setup_products", said="added"), 303)


@blueprint.get("/setup/products/<slug>")
@needs(Role.ADMINISTRATOR)
def setup_product(slug: str) -> str:
    """Show a product or place."""
    return _one(_product(slug))


@blueprint.post("/setup/products/<slug>")
@needs(Role.ADMINISTRATOR)
def setup_product_post(slug: str) -> Page:
    """Change a product or place, stop offering it, or bring it back."""
    count()
    product, act = _product(slug), request.form.get("do", "")
    if act in {"retired", "brought_back"}:
        setting_up.retire(product, act == "retired", by())
        return redirect(url_for("desk.setup_products", said=act), 303)
    try:
        _save(slug)
    except Invalid as wrong:
        return _one(product, wrong), 422
    return redirect(url_for("desk.setup_products", said="saved"), 303)


def _save(slug: str) -> None:
    form = request.form
    services.save_product(slug, forms.names(form), form.get("team", ""), form.get("kind") == "place", by())


def _product(slug: str) -> Product:
    found = catalogue.product_by_slug(slug)
    if found is None:
        raise NotFound
    return found


def _products(wrong: Invalid | None = None) -> str:
    return render_template(
        "desk/setup_products.html",
        products=sorted(catalogue.every_product(), key=lambda one: (one.retired_at is not None, one.is_place)),
        teams=catalogue.teams(),
        wrong=wrong,
        said=said(),
    )


def _one(product: Product, wrong: Invalid | None = None) -> str:
    return render_template("desk/setup_product.html", product=product, teams=catalogue.teams(), wrong=wrong)
