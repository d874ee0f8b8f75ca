"""A made-up year of a made-up provider, that pages, bot and section have something to show: `glasche demo`."""
