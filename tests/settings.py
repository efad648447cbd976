"""The site's settings in processes that tests start: to hash a password, slow on purpose, costs next to nothing here.

`test_cluster` and `test_serve` start the site with its own.
"""

from interviewsite.settings import *  # noqa: F403 - every one of them is a setting

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
