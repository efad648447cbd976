"""What the pages of interviews show: rows turned into values. No requests, no markup; doors are `views`."""
