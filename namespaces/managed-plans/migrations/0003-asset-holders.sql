-- Who has an asset is asked by the asset, e.g. whose vanity domain one is.
create index asset_value on plans.asset (lower(value), type_name) where status = 'Enabled';
