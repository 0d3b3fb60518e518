<?php

/**
 * The answer while it is being put together: text, status, type and headers.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class CI_Output
{
    public $final_output = '';

    private $headers   = array();
    private $mime_type = 'text/html';

    public function get_output()
    {
        return $this->final_output;
    }

    public function set_output($output)
    {
        $this->final_output = $output;

        return $this;
    }

    public function append_output($output)
    {
        $this->final_output .= $output;

        return $this;
    }

    public function set_header($header, $replace = true)
    {
        $this->headers[] = array($header, $replace);

        return $this;
    }

    public function get_header($name)
    {
        foreach (array_reverse($this->headers) as $entry) {
            if (stripos($entry[0], $name . ':') === 0) {
                return trim(substr($entry[0], strlen($name) + 1));
            }
        }

        return null;
    }

    public function set_content_type($mime_type, $charset = null)
    {
        $this->mime_type = $mime_type;
        $charset         = $charset === null ? config_item('charset') : $charset;

        return $this->set_header('Content-Type: ' . $mime_type . ($charset === '' ? '' : '; charset=' . $charset));
    }

    public function get_content_type()
    {
        return $this->mime_type;
    }

    public function set_status_header($code = 200, $text = '')
    {
        set_status_header($code, $text);

        return $this;
    }

    public function enable_profiler($enable = true)
    {
        return $this;
    }

    public function cache($minutes)
    {
        return $this;
    }

    /**
     * Sends the headers and prints the answer, which stays: whoever calls this and goes on prints it twice
     * (docs/host.md#output).
     */
    public function _display($output = null)
    {
        foreach ($this->headers as $entry) {
            header($entry[0], $entry[1]);
        }

        echo $this->with_figures($output === null || $output === '' ? $this->final_output : $output);
    }

    /** Whoever wrote them: CodeIgniter puts its figures in, a person's own text included (docs/host.md#output). */
    private function with_figures($output)
    {
        return strtr((string) $output, array(
            '{elapsed_time}' => number_format(microtime(true) - $_SERVER['REQUEST_TIME_FLOAT'], 4, '.', ''),
            '{memory_usage}' => round(memory_get_usage() / 1024 / 1024, 2) . 'MB',
        ));
    }
}
