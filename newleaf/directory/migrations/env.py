"""What Alembic runs to migrate: on the connection it was given, whose owner commits."""

from alembic import context

from newleaf.directory.migrating import VERSION_TABLE
from newleaf.directory.models import Tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Tables.metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,  # SQLite changes a column by making the table anew
)
with context.begin_transaction():
    context.run_migrations()
