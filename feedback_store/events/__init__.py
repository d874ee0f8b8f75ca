"""Events: an outing, a party, a morning with parents, whose voices are counted apart where enough came together."""
