"""The doors of the pages: understand, hand over, answer. What they show is made in `showing`."""
