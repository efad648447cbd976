"""How dates are written, where a language of the site has other forms than Django gives it."""
