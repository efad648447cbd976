# One image for the web server, the worker and its clock: `python manage.py serve web|worker|beat`.

FROM node:22-slim AS browser
WORKDIR /site
COPY package.json package-lock.json .npmrc ./
RUN npm install --no-save --ignore-scripts --no-audit --no-fund
COPY static static
RUN npm run build

FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DATA_DIR=/data HOST=0.0.0.0 PATH=/venv/bin:$PATH
RUN useradd --create-home --uid 1000 viva && mkdir /data && chown viva /data && python -m venv /venv
WORKDIR /site
COPY requirements/uv.txt requirements/base.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/uv.txt \
    && uv pip install --no-cache --python /venv/bin/python --no-deps --require-hashes --compile-bytecode -r requirements/base.txt
ARG TRACING=
COPY requirements/tracing.txt requirements/
RUN test -z "$TRACING" \
    || uv pip install --no-cache --python /venv/bin/python --no-deps --require-hashes --compile-bytecode -r requirements/tracing.txt
COPY . .
COPY --from=browser /site/static/dist static/dist
USER viva
VOLUME /data
EXPOSE 8000
HEALTHCHECK --start-period=30s --interval=15s --timeout=5s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
STOPSIGNAL SIGTERM
CMD ["python", "manage.py", "serve", "web"]
