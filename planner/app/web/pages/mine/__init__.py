"""My actions: the cards and letters of one owner."""
