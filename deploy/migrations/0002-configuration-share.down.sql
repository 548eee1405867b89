alter table deploy.installation drop configuration_share;
