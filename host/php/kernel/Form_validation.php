<?php

/**
 * The part of form validation that forms here use: required, valid_email, min_length, matches, trim, callbacks.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class CI_Form_validation
{
    private $rules    = array();
    private $errors   = array();
    private $messages = array();

    public function set_rules($field, $label = '', $rules = array())
    {
        $this->rules[$field] = array($label, is_array($rules) ? $rules : explode('|', $rules));

        return $this;
    }

    public function set_message($rule, $message = '')
    {
        $this->messages[$rule] = $message;

        return $this;
    }

    public function run($group = '')
    {
        foreach ($this->rules as $field => $rule) {
            foreach ($rule[1] as $check) {
                if (isset($this->errors[$field]) || $check === '') {
                    continue;
                }

                $name = is_string($check) && preg_match('/^(\w+)(?:\[(.*)\])?$/', $check, $match) ? $match[1] : 'callback';
                $with = isset($match[2]) ? $match[2] : '';

                if (!$this->holds($field, $check, $name, $with)) {
                    $this->errors[$field] = isset($this->messages[$name]) ? str_replace('{field}', $rule[0], $this->messages[$name]) : 'The ' . $rule[0] . ' field is not valid.';
                }
            }
        }

        return $this->rules !== array() && $this->errors === array();
    }

    public function error_array()
    {
        return $this->errors;
    }

    public function error_string($prefix = '<p>', $suffix = '</p>')
    {
        return implode("\n", array_map(function ($error) use ($prefix, $suffix) {
            return $prefix . html_escape($error) . $suffix;
        }, $this->errors));
    }

    private function holds($field, $check, $name, $with)
    {
        $value = isset($_POST[$field]) ? $_POST[$field] : '';
        $text  = is_string($value) ? $value : '';

        switch ($name) {
            case 'trim':
                $_POST[$field] = trim($text);

                return true;
            case 'required':
                return trim($text) !== '';
            case 'valid_email':
                return $text === '' || filter_var($text, FILTER_VALIDATE_EMAIL) !== false;
            case 'numeric':
                return $text === '' || is_numeric($text);
            case 'min_length':
                return mb_strlen($text) >= (int) $with;
            case 'max_length':
                return mb_strlen($text) <= (int) $with;
            case 'matches':
                return isset($_POST[$with]) && $_POST[$with] === $value;
            case 'callback':
                return is_array($check) ? (bool) call_user_func($check[1], $value) : (bool) call_user_func($check, $value);
            default:
                return strpos($name, 'callback_') !== 0 || (bool) call_user_func(array(get_instance(), substr($name, 9)), $value);
        }
    }
}
