"""The nouns: what an indicator, a plan, a draft and a release are."""
