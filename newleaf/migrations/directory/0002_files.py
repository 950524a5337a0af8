"""Which files the tables were filled from, so that a start with the same files need not read them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add it: empty until the tables are filled again."""
    op.add_column("directory_revision", sa.Column("files", sa.String(64)))


def downgrade() -> None:
    """Remove it."""
    with op.batch_alter_table("directory_revision") as table:
        table.drop_column("files")
