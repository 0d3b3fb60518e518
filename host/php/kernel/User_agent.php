<?php

/**
 * What the browser calls itself, roughly.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class CI_User_agent
{
    public $agent;

    private $browsers = array('Edg' => 'Edge', 'OPR' => 'Opera', 'Firefox' => 'Firefox', 'Chrome' => 'Chrome', 'Safari' => 'Safari');
    private $systems  = array('Windows' => 'Windows', 'Android' => 'Android', 'iPhone' => 'iOS', 'iPad' => 'iOS', 'Mac OS X' => 'Mac OS X', 'Linux' => 'Linux');

    public function __construct()
    {
        $this->agent = isset($_SERVER['HTTP_USER_AGENT']) ? trim($_SERVER['HTTP_USER_AGENT']) : '';
    }

    public function agent_string()
    {
        return $this->agent;
    }

    public function browser()
    {
        return $this->first_of($this->browsers);
    }

    public function platform()
    {
        $system = $this->first_of($this->systems);

        return $system === '' ? 'Unknown Platform' : $system;
    }

    public function version()
    {
        $word = array_search($this->browser(), $this->browsers, true);

        return $word !== false && preg_match('#' . $word . '/([\d.]+)#', $this->agent, $match) ? $match[1] : '';
    }

    public function is_browser($name = null)
    {
        return $name === null ? $this->browser() !== '' : $this->browser() === $name;
    }

    public function is_mobile($name = null)
    {
        return preg_match('/Mobile|Android|iPhone|iPad/i', $this->agent) === 1;
    }

    public function is_robot($name = null)
    {
        return preg_match('/bot|crawl|spider/i', $this->agent) === 1;
    }

    public function is_referral()
    {
        return $this->referrer() !== '' && strpos($this->referrer(), base_url()) !== 0;
    }

    public function referrer()
    {
        return isset($_SERVER['HTTP_REFERER']) ? trim($_SERVER['HTTP_REFERER']) : '';
    }

    private function first_of(array $names)
    {
        foreach ($names as $word => $name) {
            if (strpos($this->agent, $word) !== false) {
                return $name;
            }
        }

        return '';
    }
}
