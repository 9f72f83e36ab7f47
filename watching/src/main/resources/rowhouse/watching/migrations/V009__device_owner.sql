-- Whose address a device has left, as soon as that is known, so that it leaves with its person.
ALTER TABLE device_emails ADD COLUMN user_id BIGINT REFERENCES app_users (id) ON DELETE CASCADE;
CREATE INDEX device_emails_user ON device_emails (user_id);
