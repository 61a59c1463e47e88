"""A review, and several drafts laid together, in the forms that people and programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resdiff.errors import UsageError
from resdiff.exports import as_file

if TYPE_CHECKING:
    from resdiff.exports import Format
    from resdiff.review.desk import Desk
    from resdiff.review.laying import Laid


def export_review(desk: Desk, to: Format) -> bytes:
    """The report of a review: each decision and remark with both texts. Raises UsageError for a format it has not."""
    if to == "html":
        from resdiff.exports.reviews.html import review_to_html as write
    elif to == "md":
        from resdiff.exports.reviews.markdown import review_to_markdown as write
    elif to == "json":
        from resdiff.exports.reviews.data import review_to_json as write
    elif to == "text":
        from resdiff.exports.reviews.text import review_to_text as write
    else:
        raise UsageError(f"there is no report of a review as {to}", "write text, md, html or json")
    return as_file(f"{write(desk)}\n")


def export_rolling(laid: Laid, to: Format) -> bytes:
    """The rolling text of several drafts: brackets in text and Markdown, side by side on a web page.

    Raises UsageError for a format it has not.
    """
    if to == "html":
        from resdiff.exports.reviews.rolling_html import rolling_to_html as write
    elif to == "md":
        from resdiff.exports.reviews.rolling_text import rolling_to_markdown as write
    elif to == "text":
        from resdiff.exports.reviews.rolling_text import rolling_to_text as write
    else:
        raise UsageError(f"there is no rolling text as {to}", "write text, md or html")
    return as_file(f"{write(laid)}\n")
