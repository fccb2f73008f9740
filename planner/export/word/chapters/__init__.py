"""The chapters of the document, in the order in which a council reads them."""
