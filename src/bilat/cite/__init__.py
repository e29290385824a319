"""Citations of facts and sources: for readers, papers, wikis and programs."""
