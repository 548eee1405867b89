-- Tokens of programs, and how often signing in has failed of late.

create table sign_in.token (
  -- Stands in the token; no secret.
  id text primary key,
  -- SHA-256 of the secret part, which has 256 random bits: nothing is gained by a slower hash.
  secret_digest bytea not null,
  name text not null,
  -- GUIDs, so that it stays valid when the user or the organization is renamed.
  account text not null,
  organization text not null,
  role text not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz
);

-- As rate-limiter-flexible wants it; keys are digests.
create table sign_in.attempt (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
