<?php
// Fills an empty database with a new site and prints the application password of its user "admin".
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = parse_url(getenv('TEST_SITE_URL'), PHP_URL_HOST);
function wp_mail(): bool
{
    return true; // WordPress writes to the administrator at the end of an installation
}
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
$installed = wp_install('Le blog', 'admin', 'admin@example.test', true, '', 'admin-password');
update_option('permalink_structure', '/%postname%/');
update_option('comment_previously_approved', 0);
[$password] = WP_Application_Passwords::create_new_application_password($installed['user_id'], ['name' => 'parvis']);
echo $password;
