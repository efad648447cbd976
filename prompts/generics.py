"""Django's classes that are generic for the type checker alone, made so at run time: `ModelAdmin[Question]`."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin, StackedInline, TabularInline
    from django.forms import ModelForm
else:

    class _Generic:
        def __class_getitem__(cls, of: Any) -> type:
            return cls

    class ModelAdmin(_Generic, admin.ModelAdmin):
        pass

    class StackedInline(_Generic, admin.StackedInline):
        pass

    class TabularInline(_Generic, admin.TabularInline):
        pass

    class ModelForm(_Generic, forms.ModelForm):
        pass


__all__ = ["ModelAdmin", "ModelForm", "StackedInline", "TabularInline"]
