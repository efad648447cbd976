"""Reference solutions of the coding questions: one module a competency, one function a question."""
