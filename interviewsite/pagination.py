"""Pages of REST's lists."""

from rest_framework.pagination import PageNumberPagination


class Pages(PageNumberPagination):
    """`{count, next, previous, results}`; `page` from 1, `pageSize` up to 100."""

    page_size = 20
    page_size_query_param = "pageSize"
    max_page_size = 100
