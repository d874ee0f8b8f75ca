"""Alembic's own entry: it runs the steps on the connection it is given."""

from alembic import context

from feedback_store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
