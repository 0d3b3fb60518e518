<?php

/**
 * The query builder and its connection: one layer over PDO, for SQLite and for MySQL or MariaDB.
 * SQL that modules write for MySQL is put into SQLite's words in mysql-words-for-sqlite.php.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class CI_DB
{
    public $dbdriver  = 'mysqli';
    public $dbprefix  = '';
    public $char_set  = APP_DB_CHARSET;
    public $dbcollat  = APP_DB_COLLATION;
    public $stricton  = APP_DB_STRICTON;
    public $db_debug  = false;
    public $queries   = array();
    public $conn_id   = null;

    private $affected  = 0;
    private $failed    = array('code' => 0, 'message' => '');
    private $depth     = 0;
    private $succeeded = true;
    private $parts     = array();
    private $tables    = null;

    public function __construct($dsn, $user, $password)
    {
        if (strpos($dsn, 'sqlite:') === 0 && !is_file(substr($dsn, 7))) {
            throw new RuntimeException('The database ' . substr($dsn, 7) . ' does not exist.');
        }

        $options = array(
            PDO::ATTR_ERRMODE           => PDO::ERRMODE_EXCEPTION,
            PDO::ATTR_STRINGIFY_FETCHES => true,
            PDO::ATTR_TIMEOUT           => 5,
        );

        // From PHP 8.4 on, SQLite's own methods belong to a class of their own.
        $this->conn_id = method_exists('PDO', 'connect') ? PDO::connect($dsn, $user, $password, $options) : new PDO($dsn, $user, $password, $options);
        $this->reset();

        if ($this->platform() === 'sqlite') {
            $this->conn_id->exec('PRAGMA journal_mode = MEMORY');
            $this->conn_id->exec('PRAGMA synchronous = OFF');
            // PHP serves one request after the other: nobody else has the file, or has left a journal beside it to look for.
            $this->conn_id->exec('PRAGMA locking_mode = EXCLUSIVE');
            add_mysql_functions($this->conn_id);
        } else {
            $this->conn_id->exec('SET NAMES ' . $this->char_set . ' COLLATE ' . $this->dbcollat);
            $this->leave_strict_mode_unless_asked();
        }

        $this->conn_id->query('SELECT 1');
    }

    public function platform()
    {
        return $this->conn_id->getAttribute(PDO::ATTR_DRIVER_NAME);
    }

    public function version()
    {
        return $this->conn_id->getAttribute(PDO::ATTR_SERVER_VERSION);
    }

    public function dbprefix($table = '')
    {
        return $this->dbprefix . $table;
    }

    public function select($select = '*', $escape = null)
    {
        foreach (is_array($select) ? $select : array($select) as $column) {
            $this->parts['select'][] = $column;
        }

        return $this;
    }

    public function select_max($column, $alias = '')
    {
        return $this->select('MAX(' . $this->name($column) . ') AS ' . $this->name($alias === '' ? $column : $alias));
    }

    public function select_min($column, $alias = '')
    {
        return $this->select('MIN(' . $this->name($column) . ') AS ' . $this->name($alias === '' ? $column : $alias));
    }

    public function select_sum($column, $alias = '')
    {
        return $this->select('SUM(' . $this->name($column) . ') AS ' . $this->name($alias === '' ? $column : $alias));
    }

    public function distinct($distinct = true)
    {
        $this->parts['distinct'] = $distinct;

        return $this;
    }

    public function from($tables)
    {
        foreach ((array) $tables as $table) {
            $this->parts['from'][] = $this->name($table);
        }

        return $this;
    }

    public function join($table, $condition, $type = '', $escape = null)
    {
        $this->parts['join'][] = trim(strtoupper($type) . ' JOIN ') . ' ' . $this->name($table) . ' ON ' . $condition;

        return $this;
    }

    public function where($key, $value = null, $escape = null)
    {
        return $this->condition('where', 'AND', $key, $value, $escape);
    }

    public function or_where($key, $value = null, $escape = null)
    {
        return $this->condition('where', 'OR', $key, $value, $escape);
    }

    public function having($key, $value = null, $escape = null)
    {
        return $this->condition('having', 'AND', $key, $value, $escape);
    }

    public function or_having($key, $value = null, $escape = null)
    {
        return $this->condition('having', 'OR', $key, $value, $escape);
    }

    public function where_in($key, $values, $escape = null)
    {
        return $this->one_of('AND', $key, 'IN', $values);
    }

    public function or_where_in($key, $values, $escape = null)
    {
        return $this->one_of('OR', $key, 'IN', $values);
    }

    public function where_not_in($key, $values, $escape = null)
    {
        return $this->one_of('AND', $key, 'NOT IN', $values);
    }

    public function or_where_not_in($key, $values, $escape = null)
    {
        return $this->one_of('OR', $key, 'NOT IN', $values);
    }

    public function like($field, $match = '', $side = 'both', $escape = null)
    {
        return $this->resembles('AND', $field, 'LIKE', $match, $side);
    }

    public function or_like($field, $match = '', $side = 'both', $escape = null)
    {
        return $this->resembles('OR', $field, 'LIKE', $match, $side);
    }

    public function not_like($field, $match = '', $side = 'both', $escape = null)
    {
        return $this->resembles('AND', $field, 'NOT LIKE', $match, $side);
    }

    public function group_start($not = '', $type = 'AND')
    {
        return $this->add_condition('where', $type, $not . '(');
    }

    public function or_group_start()
    {
        return $this->group_start('', 'OR');
    }

    public function group_end()
    {
        $this->parts['where'][] = ')';

        return $this;
    }

    public function group_by($columns, $escape = null)
    {
        foreach (is_array($columns) ? $columns : explode(',', $columns) as $column) {
            $this->parts['group_by'][] = $this->name(trim($column));
        }

        return $this;
    }

    public function order_by($column, $direction = '', $escape = null)
    {
        foreach ($direction === '' ? explode(',', $column) : array($column . ' ' . $direction) as $order) {
            if (preg_match('/^\s*(.+?)\s+(ASC|DESC)\s*$/i', $order, $match)) {
                $this->parts['order_by'][] = $this->name($match[1]) . ' ' . strtoupper($match[2]);
            } else {
                $this->parts['order_by'][] = $this->name(trim($order));
            }
        }

        return $this;
    }

    public function limit($limit, $offset = 0)
    {
        $this->parts['limit']  = $limit === null ? null : (int) $limit;
        $this->parts['offset'] = (int) $offset;

        return $this;
    }

    public function offset($offset)
    {
        $this->parts['offset'] = (int) $offset;

        return $this;
    }

    public function set($key, $value = '', $escape = null)
    {
        foreach (is_array($key) || is_object($key) ? (array) $key : array($key => $value) as $column => $item) {
            $this->parts['set'][$column] = $escape === false ? (string) $item : $this->escape($item);
        }

        return $this;
    }

    public function get($table = '', $limit = null, $offset = 0)
    {
        $this->from_if_given($table);

        if ($limit !== null) {
            $this->limit($limit, $offset);
        }

        // The builder is emptied after the query: one that throws leaves it full (docs/host.md#database-errors).
        $result = $this->query($this->select_sql());
        $this->reset();

        return $result;
    }

    public function get_where($table = '', $where = null, $limit = null, $offset = 0)
    {
        if ($where !== null) {
            $this->where($where);
        }

        return $this->get($table, $limit, $offset);
    }

    public function get_compiled_select($table = '', $reset = true)
    {
        $this->from_if_given($table);
        $sql = $this->select_sql();

        if ($reset) {
            $this->reset();
        }

        return $sql;
    }

    public function count_all_results($table = '', $reset = true)
    {
        $this->from_if_given($table);
        $parts                   = $this->parts;
        $this->parts['order_by'] = array();
        $inner                   = $parts['group_by'] !== array() || $parts['distinct'] ? $this->select_sql() : null;
        $this->parts['select']   = array('COUNT(*) AS numrows');
        $result                  = $this->query($inner === null ? $this->select_sql() : 'SELECT COUNT(*) AS numrows FROM (' . $inner . ') AS counted');

        if ($reset) {
            $this->reset();
        } else {
            $this->parts = $parts;
        }

        // A query that failed has no rows to ask for: an Error, as in CodeIgniter (docs/host.md#database-errors).
        return $result->num_rows() === 0 ? 0 : (int) $result->row()->numrows;
    }

    public function count_all($table = '')
    {
        $result = $this->query('SELECT COUNT(*) AS numrows FROM ' . $this->name($table));

        return $result === false ? 0 : (int) $result->row()->numrows;
    }

    public function insert($table = '', $set = null, $escape = null)
    {
        if ($set !== null) {
            $this->set($set, '', $escape);
        }

        $this->from_if_given($table);
        $sql = 'INSERT INTO ' . $this->parts['from'][0] . ' (' . implode(', ', array_map(array($this, 'name'), array_keys($this->parts['set'])))
            . ') VALUES (' . implode(', ', $this->parts['set']) . ')';
        $this->reset();

        return $this->query($sql);
    }

    public function insert_batch($table, $rows, $escape = null, $batch_size = 100)
    {
        $inserted = 0;

        foreach ($rows as $row) {
            $inserted += $this->insert($table, $row) ? 1 : 0;
        }

        return $inserted;
    }

    public function replace($table = '', $set = null)
    {
        if ($set !== null) {
            $this->set($set);
        }

        $this->from_if_given($table);
        $sql = 'REPLACE INTO ' . $this->parts['from'][0] . ' (' . implode(', ', array_map(array($this, 'name'), array_keys($this->parts['set'])))
            . ') VALUES (' . implode(', ', $this->parts['set']) . ')';
        $this->reset();

        return $this->query($sql);
    }

    public function update($table = '', $set = null, $where = null, $limit = null)
    {
        if ($set !== null) {
            $this->set($set);
        }

        if ($where !== null) {
            $this->where($where);
        }

        $this->from_if_given($table);

        $assignments = array();
        $changes     = array();

        foreach ($this->parts['set'] as $column => $value) {
            $assignments[] = $this->name($column) . ' = ' . $value;
            $changes[]     = $this->name($column) . ' IS NOT ' . $value;
        }

        // MySQL counts the rows an update really changed, SQLite those it matched: leave out the others here.
        if ($this->platform() === 'sqlite') {
            $this->parts['where'] = $this->parts['where'] === array()
                ? array('(' . implode(' OR ', $changes) . ')')
                : array_merge(array('('), $this->parts['where'], array(') AND (' . implode(' OR ', $changes) . ')'));
        }

        $sql = 'UPDATE ' . $this->parts['from'][0] . ' SET ' . implode(', ', $assignments) . $this->where_sql();
        $this->reset();

        return $this->query($sql);
    }

    public function update_batch($table, $rows, $index)
    {
        $updated = 0;

        foreach ($rows as $row) {
            $key = $row[$index];
            unset($row[$index]);
            $this->where($index, $key)->update($table, $row);
            $updated += $this->affected_rows();
        }

        return $updated;
    }

    public function delete($table = '', $where = '', $limit = null, $reset = true)
    {
        if ($where !== '' && $where !== array()) {
            $this->where($where);
        }

        $this->from_if_given($table);

        if ($this->parts['where'] === array()) {
            $this->reset();

            return false;
        }

        $sql = 'DELETE FROM ' . $this->parts['from'][0] . $this->where_sql();
        $this->reset();

        return $this->query($sql);
    }

    public function empty_table($table = '')
    {
        return $this->query('DELETE FROM ' . $this->name($table));
    }

    public function truncate($table = '')
    {
        return $this->query('DELETE FROM ' . $this->name($table));
    }

    public function insert_id()
    {
        return (int) $this->conn_id->lastInsertId();
    }

    public function affected_rows()
    {
        return $this->affected;
    }

    /** Runs SQL: a result for what reads, true for what writes, false when it failed (and the log says why). */
    public function query($sql, $binds = false, $return_object = null)
    {
        if ($binds !== false) {
            $sql = $this->bind($sql, is_array($binds) ? array_values($binds) : array($binds));
        }

        $this->queries[] = $sql;
        $statements      = $this->platform() === 'sqlite' ? mysql_statement_for_sqlite($sql) : array($sql);
        $result          = true;

        try {
            foreach ($this->as_the_database_stores_them($statements) as $statement) {
                $answer         = $this->conn_id->query($statement);
                $this->affected = $answer->rowCount();

                if ($answer->columnCount() > 0) {
                    $result         = new CI_DB_result($answer->fetchAll(PDO::FETCH_ASSOC));
                    $this->affected = $result->num_rows();
                }
            }

            $this->failed = array('code' => 0, 'message' => '');

            return $result;
        } catch (PDOException $problem) {
            return $this->fail($problem, $sql);
        }
    }

    public function simple_query($sql)
    {
        return $this->query($sql) !== false;
    }

    public function last_query()
    {
        return end($this->queries);
    }

    public function error()
    {
        return $this->failed;
    }

    public function escape($value)
    {
        if (is_array($value)) {
            return array_map(array($this, 'escape'), $value);
        }

        if (is_bool($value)) {
            return $value ? '1' : '0';
        }

        if (is_int($value) || is_float($value)) {
            return is_int($value) ? (string) $value : var_export($value, true);
        }

        return $value === null ? 'NULL' : $this->conn_id->quote((string) $value);
    }

    public function escape_str($value, $like = false)
    {
        $quoted = substr($this->conn_id->quote((string) $value), 1, -1);

        return $like ? str_replace(array('!', '%', '_'), array('!!', '!%', '!_'), $quoted) : $quoted;
    }

    public function escape_like_str($value)
    {
        return $this->escape_str($value, true);
    }

    public function escape_identifiers($name)
    {
        return $this->name($name);
    }

    public function protect_identifiers($name)
    {
        return $this->name($name);
    }

    public function table_exists($table)
    {
        return in_array($table, $this->list_tables(), true);
    }

    /** Asked once: what SQL creates or drops afterwards is not seen in the same request (docs/host.md#tables). */
    public function list_tables($constrain = false)
    {
        if ($this->tables === null) {
            $sql          = $this->platform() === 'sqlite' ? "SELECT name FROM sqlite_master WHERE type = 'table'" : 'SHOW TABLES';
            $this->tables = $this->conn_id->query($sql)->fetchAll(PDO::FETCH_COLUMN);
        }

        return $this->tables;
    }

    /** dbforge says what it did itself. */
    public function forget_tables()
    {
        $this->tables = null;
    }

    public function list_fields($table)
    {
        return array_map(function ($field) {
            return $field->name;
        }, $this->field_data($table));
    }

    public function field_exists($field, $table)
    {
        return in_array($field, $this->list_fields($table), true);
    }

    public function field_data($table)
    {
        $sqlite = $this->platform() === 'sqlite';
        $rows   = $this->conn_id->query(($sqlite ? 'PRAGMA table_info(' . $this->name($table) . ')' : 'SHOW COLUMNS FROM ' . $this->name($table)))->fetchAll(PDO::FETCH_ASSOC);
        $fields = array();

        foreach ($rows as $row) {
            $fields[] = (object) array(
                'name'        => $sqlite ? $row['name'] : $row['Field'],
                'type'        => strtolower($sqlite ? $row['type'] : $row['Type']),
                'default'     => $sqlite ? $row['dflt_value'] : $row['Default'],
                'primary_key' => $sqlite ? (int) ($row['pk'] > 0) : (int) ($row['Key'] === 'PRI'),
            );
        }

        return $fields;
    }

    public function trans_start($test_mode = false)
    {
        $this->succeeded = $this->depth > 0 ? $this->succeeded : true;

        return $this->trans_begin($test_mode);
    }

    public function trans_complete()
    {
        $succeeded = $this->succeeded;
        $succeeded ? $this->trans_commit() : $this->trans_rollback();

        return $succeeded;
    }

    public function trans_begin($test_mode = false)
    {
        return $this->depth++ > 0 || $this->conn_id->beginTransaction();
    }

    public function trans_commit()
    {
        return $this->depth === 0 ? false : (--$this->depth > 0 || $this->conn_id->commit());
    }

    public function trans_rollback()
    {
        return $this->depth === 0 ? false : (--$this->depth > 0 || $this->conn_id->rollBack());
    }

    public function trans_status()
    {
        return $this->succeeded;
    }

    public function trans_off()
    {
    }

    public function trans_strict($mode = true)
    {
    }

    public function reset_query()
    {
        $this->reset();

        return $this;
    }

    public function close()
    {
    }

    public function reconnect()
    {
    }

    /**
     * Takes the STRICT_* modes away, and nothing else of what the server was told (docs/host.md#sql-modes-and-emoji).
     */
    private function leave_strict_mode_unless_asked()
    {
        if ($this->stricton) {
            return;
        }

        $modes = explode(',', $this->conn_id->query('SELECT @@SESSION.sql_mode')->fetchColumn());
        $kept  = preg_grep('/^STRICT_/', $modes, PREG_GREP_INVERT);
        $this->conn_id->exec('SET SESSION sql_mode = ' . $this->conn_id->quote(implode(',', $kept)));
    }

    /**
     * SQLite stores every character. What MySQL's 3-byte utf8 does with the others, it does here
     * (docs/host.md#sql-modes-and-emoji).
     */
    private function as_the_database_stores_them(array $statements)
    {
        if ($this->platform() !== 'sqlite' || !in_array($this->char_set, array('utf8', 'utf8mb3'), true)) {
            return $statements;
        }

        return array_map(function ($statement) {
            $stored = preg_replace('/[\x{10000}-\x{10FFFF}]/u', '????', $statement);

            if ($stored === null || $stored === $statement) {
                return $statement;
            }

            if ($this->stricton) {
                $problem            = new PDOException('Incorrect string value', 1366);
                $problem->errorInfo = array('HY000', 1366, 'Incorrect string value');

                throw $problem;
            }

            return $stored;
        }, $statements);
    }

    private function fail(PDOException $problem, $sql)
    {
        $this->affected  = -1;
        $this->succeeded = false;
        $this->failed    = array(
            'code'    => isset($problem->errorInfo[1]) ? (int) $problem->errorInfo[1] : $problem->getCode(),
            'message' => $problem->getMessage(),
        );

        // From PHP 8.1 on mysqli throws by itself, and before 3.1.12 CodeIgniter lets it
        // (docs/host.md#database-errors).
        if (APP_PROFILE === '2.x' && is_php('8.1')) {
            throw $problem;
        }

        log_message('error', 'Query error: ' . $problem->getMessage() . ' - Invalid query: ' . $sql);

        if ($this->db_debug) {
            show_error_page(500, 'A Database Error Occurred', 'A query could not be run. The details are in the error log.');
        }

        return false;
    }

    private function bind($sql, array $binds)
    {
        $number = 0;

        // A question mark inside a quoted text is not a placeholder.
        return preg_replace_callback("/'(?:[^'\\\\]|\\\\.|'')*'|\"(?:[^\"\\\\]|\\\\.)*\"|\\?/", function ($match) use ($binds, &$number) {
            if ($match[0] !== '?' || !array_key_exists($number, $binds)) {
                return $match[0];
            }

            $value = $this->escape($binds[$number++]);

            return is_array($value) ? '(' . implode(',', $value) . ')' : $value;
        }, $sql);
    }

    private function reset()
    {
        $this->parts = array(
            'select' => array(), 'distinct' => false, 'from' => array(), 'join' => array(), 'where' => array(), 'having' => array(),
            'group_by' => array(), 'order_by' => array(), 'limit' => null, 'offset' => 0, 'set' => array(),
        );
    }

    private function from_if_given($table)
    {
        if ($table !== '' && $table !== null) {
            $this->from($table);
        }
    }

    private function condition($clause, $type, $key, $value, $escape)
    {
        foreach (is_array($key) ? $key : array($key => $value) as $name => $item) {
            // A numeric key is a condition written out.
            if (is_int($name) && is_array($key)) {
                $this->add_condition($clause, $type, '(' . $item . ')');
                continue;
            }

            $name     = trim($name);
            $operator = preg_match('/(<|>|!|=|\sIS\s+NULL|\sIS\s+NOT\s+NULL|\sEXISTS|\sBETWEEN|\sLIKE|\sIN\s*\()/i', $name) === 1;

            if ($item === null) {
                $missing = preg_match('/^(\S+)\s*(!=|<>)$/', $name, $match) ? $this->name($match[1]) . ' IS NOT NULL' : $name;
                $this->add_condition($clause, $type, $operator ? $missing : $this->name($name) . ' IS NULL');
                continue;
            }

            $item  = $escape === false ? (string) $item : $this->escape($item);
            $split = preg_match('/^(.+?)\s*(<=>|<=|>=|<>|!=|<|>|=|\s(?:NOT\s+)?LIKE)$/i', $name, $match);
            $this->add_condition($clause, $type, $split ? $this->name($match[1]) . ' ' . trim($match[2]) . ' ' . $item : $this->name($name) . ' = ' . $item);
        }

        return $this;
    }

    private function one_of($type, $key, $operator, $values)
    {
        $values = (array) $values === array() ? array(null) : (array) $values;

        return $this->add_condition('where', $type, $this->name($key) . ' ' . $operator . ' (' . implode(', ', $this->escape(array_values($values))) . ')');
    }

    private function resembles($type, $field, $operator, $match, $side)
    {
        foreach (is_array($field) ? $field : array($field => $match) as $name => $text) {
            $text = str_replace(array('!', '%', '_'), array('!!', '!%', '!_'), (string) $text);
            $text = ($side === 'both' || $side === 'before' ? '%' : '') . $text . ($side === 'both' || $side === 'after' ? '%' : '');
            $this->add_condition('where', $type, $this->name($name) . ' ' . $operator . ' ' . $this->escape($text) . " ESCAPE '!'");
        }

        return $this;
    }

    private function add_condition($clause, $type, $condition)
    {
        $last  = end($this->parts[$clause]);
        $first = $last === false || substr($last, -1) === '(' && strlen($last) <= 6;

        $this->parts[$clause][] = ($first ? '' : $type . ' ') . $condition;

        return $this;
    }

    private function select_sql()
    {
        $parts = $this->parts;
        $sql   = 'SELECT ' . ($parts['distinct'] ? 'DISTINCT ' : '') . ($parts['select'] === array() ? '*' : implode(', ', $parts['select']));
        $sql .= $parts['from'] === array() ? '' : ' FROM ' . implode(', ', $parts['from']);
        $sql .= $parts['join'] === array() ? '' : ' ' . implode(' ', $parts['join']);
        $sql .= $this->where_sql();
        $sql .= $parts['group_by'] === array() ? '' : ' GROUP BY ' . implode(', ', $parts['group_by']);
        $sql .= $parts['having'] === array() ? '' : ' HAVING ' . implode(' ', $parts['having']);
        $sql .= $parts['order_by'] === array() ? '' : ' ORDER BY ' . implode(', ', $parts['order_by']);

        return $sql . ($parts['limit'] === null ? '' : ' LIMIT ' . $parts['limit'] . ($parts['offset'] > 0 ? ' OFFSET ' . $parts['offset'] : ''));
    }

    private function where_sql()
    {
        return $this->parts['where'] === array() ? '' : ' WHERE ' . implode(' ', $this->parts['where']);
    }

    /** Quotes a plain name or table.name; leaves expressions and aliases as they are written. */
    private function name($name)
    {
        $name = trim((string) $name);

        if (preg_match('/^[a-z_][a-z0-9_]*$/i', $name)) {
            return '`' . $name . '`';
        }

        return preg_match('/^([a-z_][a-z0-9_]*)\.([a-z_][a-z0-9_]*)$/i', $name, $match) ? '`' . $match[1] . '`.`' . $match[2] . '`' : $name;
    }
}
