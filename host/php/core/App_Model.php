<?php

/**
 * The base of Perfex's models.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class App_Model extends CI_Model
{
}
