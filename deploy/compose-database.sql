-- compose.yaml has PostgreSQL run this once, when its volume is new: certpath gets a role and a database of
-- its own, and is nobody special. Over the network nobody else gets in; inside the container
-- "psql --username postgres" does.
\getenv password POSTGRES_PASSWORD
create role certpath login password :'password';
create database certpath owner certpath encoding 'UTF8' template template0;
alter role current_user password null;
