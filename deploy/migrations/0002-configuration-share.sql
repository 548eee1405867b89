alter table deploy.installation add configuration_share text;
