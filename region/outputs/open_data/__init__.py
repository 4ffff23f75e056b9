"""The whole content for those who take all of it: packages, catalogues, feeds and site maps."""
