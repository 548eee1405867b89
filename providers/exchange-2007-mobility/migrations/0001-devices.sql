-- Devices that synchronize with mailboxes. Exchange 2007 keeps them in the mailbox itself, so the directory has no object for them.

create table mobility.active_sync_device (
  -- GUID of the user, and of the organization that he belongs to.
  mailbox uuid not null,
  organization uuid not null,
  device_id text not null,
  device_type text not null,
  user_agent text,
  -- What the device says of itself.
  model text,
  imei text,
  friendly_name text,
  operating_system text,
  operating_system_language text,
  phone_number text,
  protocol_version text,
  first_sync_time timestamptz not null default now(),
  last_sync_attempt_time timestamptz,
  last_success_sync timestamptz,
  last_policy_update_time timestamptz,
  -- Seconds.
  last_ping_heartbeat integer,
  -- The key of the policy that the device has acknowledged, and the one that it is still to acknowledge.
  policy_key bigint,
  pending_policy_key bigint,
  -- Of the settings that were acknowledged.
  policy_digest text,
  access text not null default 'allowed' check (access in ('allowed', 'blocked')),
  wipe text not null default 'none' check (wipe in ('none', 'requested', 'sent', 'acknowledged')),
  wipe_kind text check (wipe_kind in ('device', 'account')),
  wipe_request_time timestamptz,
  wipe_sent_time timestamptz,
  wipe_ack_time timestamptz,
  primary key (mailbox, device_id),
  check ((wipe = 'none') = (wipe_kind is null))
);

create index device_of_organization on mobility.active_sync_device (organization, mailbox);
