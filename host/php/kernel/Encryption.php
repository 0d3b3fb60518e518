<?php

/**
 * Encrypts short texts with the installation's key.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class CI_Encryption
{
    public function encrypt($text, $params = null)
    {
        $start = random_bytes(16);
        $data  = $start . openssl_encrypt($text, 'aes-256-cbc', $this->key(), OPENSSL_RAW_DATA, $start);

        return base64_encode(hash_hmac('sha256', $data, $this->key(), true) . $data);
    }

    public function decrypt($data, $params = null)
    {
        $data = (string) base64_decode((string) $data, true);
        $mark = substr($data, 0, 32);
        $data = substr($data, 32);

        if (strlen($data) < 32 || !hash_equals(hash_hmac('sha256', $data, $this->key(), true), $mark)) {
            return false;
        }

        return openssl_decrypt(substr($data, 16), 'aes-256-cbc', $this->key(), OPENSSL_RAW_DATA, substr($data, 0, 16));
    }

    private function key()
    {
        return hash('sha256', APP_ENC_KEY, true);
    }
}
