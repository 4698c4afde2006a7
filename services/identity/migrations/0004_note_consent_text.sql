-- Which text a person agreed to.

alter table consent add column text_version text not null default ''; -- empty: on paper, before an import
