<?php

/**
 * The address of the request, as segments below the base URL: with or without index.php, in a sub-folder or not, in the
 * path or, behind nothing but index.php, in the query. Nothing is decoded (docs/host.md#addresses-and-servers).
 */

defined('BASEPATH') or exit('No direct script access allowed');

class CI_Uri
{
    public $uri_string = '';
    public $segments   = array();
    public $rsegments  = array();

    public function __construct()
    {
        $asked  = parse_url('http://host' . (isset($_SERVER['REQUEST_URI']) ? $_SERVER['REQUEST_URI'] : '/'));
        $path   = isset($asked['path']) ? $asked['path'] : '/';
        $folder = (string) parse_url(APP_BASE_URL, PHP_URL_PATH);
        $path   = strpos($path . '/', $folder) === 0 ? substr($path, strlen(rtrim($folder, '/'))) : $path;
        $path   = preg_replace('#^/+index\.php(?=/|$)#', '', (string) $path);
        $query  = isset($asked['query']) ? $asked['query'] : '';
        $number = 0;

        if (trim($path, '/') === '' && strpos($query, '/') === 0) {
            list($path, $query) = array_pad(explode('?', $query, 2), 2, '');
        }

        // Apache rewrites to index.php?/the/path, which nobody asked for.
        $_SERVER['QUERY_STRING'] = $query;
        parse_str($_SERVER['QUERY_STRING'], $_GET);

        foreach (explode('/', trim($path, '/')) as $segment) {
            if ($segment === '' || $segment === '..') {
                continue;
            }

            if (!preg_match('/^[a-z 0-9~%.:_\-@+=,]+$/iu', $segment)) {
                show_error_page(400, 'An Error Was Encountered', 'The URI you submitted has disallowed characters.');
            }

            $this->segments[++$number] = $segment;
        }

        $this->uri_string = implode('/', $this->segments);
    }

    public function segment($number, $no_result = null)
    {
        return isset($this->segments[$number]) ? $this->segments[$number] : $no_result;
    }

    public function rsegment($number, $no_result = null)
    {
        return isset($this->rsegments[$number]) ? $this->rsegments[$number] : $no_result;
    }

    public function segment_array()
    {
        return $this->segments;
    }

    public function total_segments()
    {
        return count($this->segments);
    }

    public function uri_string()
    {
        return $this->uri_string;
    }

    public function ruri_string()
    {
        return implode('/', $this->rsegments);
    }
}
