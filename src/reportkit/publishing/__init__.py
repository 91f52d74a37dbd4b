"""How documents are made and checked. This wing knows documents, not schools."""
