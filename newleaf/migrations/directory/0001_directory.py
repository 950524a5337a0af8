"""The tables of services and professionals."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

CHILDREN = ("service_topics", "service_channels", "professional_channels", "professional_countries")
PARENTS = ("services", "professionals")


def upgrade() -> None:
    """Make them. Tables from before there were migrations hold nothing that is not in the files: they go."""
    held = set(sa.inspect(op.get_bind()).get_table_names())
    for table in (*CHILDREN, *PARENTS):
        if table in held:
            op.drop_table(table)
    op.create_table(
        "services",
        sa.Column("id", sa.String(80), primary_key=True),
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("purpose", sa.String, nullable=False),
        sa.Column("hours", sa.String),
        sa.Column("hours_note", sa.String),
        sa.Column("timezone", sa.String(40)),
        sa.Column("audience", sa.String(20), nullable=False),
        sa.Column("languages", sa.String, nullable=False),
        sa.Column("regions", sa.String, nullable=False),
        sa.Column("cost", sa.String),
        sa.Column("on_bill", sa.Boolean),
        *_backing(),
    )
    op.create_index("ix_services_country", "services", ["country"])
    op.create_table(
        "service_topics",
        _owner("service_id", "services"),
        sa.Column("topic", sa.String(40), primary_key=True),
    )
    op.create_index("ix_service_topics_topic", "service_topics", ["topic", "service_id"])
    op.create_table("service_channels", *_channel(_owner("service_id", "services")))
    op.create_table(
        "professionals",
        sa.Column("id", sa.String(80), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("purpose", sa.String, nullable=False),
        sa.Column("good_for", sa.String, nullable=False),
        *_backing(),
    )
    op.create_table(
        "professional_countries",
        _owner("professional_id", "professionals"),
        sa.Column("country", sa.String(2), primary_key=True),
    )
    op.create_table("professional_channels", *_channel(_owner("professional_id", "professionals")))
    op.create_table(
        "directory_revision",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("revision", sa.String(64), nullable=False),
    )


def downgrade() -> None:
    """Remove them; the files fill them again."""
    for table in (*CHILDREN, *PARENTS, "directory_revision"):
        op.drop_table(table)


def _backing() -> tuple[sa.Column, ...]:
    return (
        sa.Column("trust", sa.String(20), nullable=False),
        sa.Column("verified_on", sa.Date),
        sa.Column("read_on", sa.Date),
        sa.Column("own", sa.Boolean, nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
    )


def _owner(column: str, table: str) -> sa.Column:
    return sa.Column(column, sa.String(80), sa.ForeignKey(f"{table}.id", ondelete="CASCADE"), primary_key=True)


def _channel(owner: sa.Column) -> tuple[sa.Column, ...]:
    return (
        owner,
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("address", sa.String, nullable=False),
        sa.Column("display", sa.String, nullable=False),
        sa.Column("keyword", sa.String),
    )
