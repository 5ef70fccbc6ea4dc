//! The SQLite store: schema, migrations and queries. The only place with SQL.
