<?php

/**
 * Modules write SQL for MySQL. This puts the common part of it into SQLite's words: functions, table definitions,
 * INSERT IGNORE and the like. What is not known here reaches SQLite as it is.
 */

defined('BASEPATH') or exit('No direct script access allowed');

function add_mysql_functions($pdo)
{
    $functions = array(
        'NOW'            => function () {
            return date('Y-m-d H:i:s');
        },
        'CURDATE'        => function () {
            return date('Y-m-d');
        },
        'UNIX_TIMESTAMP' => function ($moment = null) {
            return $moment === null ? time() : strtotime($moment);
        },
        'FROM_UNIXTIME'  => function ($moment) {
            return date('Y-m-d H:i:s', (int) $moment);
        },
        'CONCAT'         => function () {
            return implode('', func_get_args());
        },
        'GREATEST'       => function () {
            return max(func_get_args());
        },
        'LEAST'          => function () {
            return min(func_get_args());
        },
        'IF'             => function ($condition, $yes, $no) {
            return $condition ? $yes : $no;
        },
        // One process owns the file, so such a lock is always free.
        'GET_LOCK'       => function ($name, $seconds) {
            return 1;
        },
        'RELEASE_LOCK'   => function ($name) {
            return 1;
        },
    );

    foreach ($functions as $name => $function) {
        method_exists($pdo, 'createFunction') ? $pdo->createFunction($name, $function) : $pdo->sqliteCreateFunction($name, $function);
    }
}

/** The statements that do in SQLite what one statement does in MySQL. */
function mysql_statement_for_sqlite($sql)
{
    $sql = trim($sql);

    if (preg_match('/^CREATE\s+TABLE\s+(IF\s+NOT\s+EXISTS\s+)?`?(\w+)`?\s*\((.*)\)[^)]*;?$/is', $sql, $match)) {
        return mysql_table_for_sqlite($match[2], $match[3], $match[1] !== '');
    }

    if (preg_match('/^ALTER\s+TABLE\s+`?(\w+)`?\s+(.*?);?$/is', $sql, $match)) {
        return mysql_alteration_for_sqlite($match[1], $match[2]);
    }

    if (preg_match("/^SHOW\s+TABLES\s+LIKE\s+('[^']*')/i", $sql, $match)) {
        return array("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE " . $match[1]);
    }

    if (preg_match('/^TRUNCATE\s+(?:TABLE\s+)?(`?\w+`?)/i', $sql, $match)) {
        return array('DELETE FROM ' . $match[1]);
    }

    $sql = preg_replace('/^INSERT\s+IGNORE\b/i', 'INSERT OR IGNORE', $sql);
    $sql = preg_replace('/\s+FOR\s+UPDATE\s*;?$/i', '', $sql);

    if (preg_match('/^(UPDATE|DELETE)\b/i', $sql)) {
        $sql = preg_replace('/\s+LIMIT\s+\d+\s*;?$/i', '', $sql);
    }

    if (preg_match('/^INSERT\b(.*)\bON\s+DUPLICATE\s+KEY\s+UPDATE\b(.*)$/is', $sql, $match)) {
        $sql = 'INSERT' . $match[1] . 'ON CONFLICT DO UPDATE SET' . preg_replace('/\bVALUES\s*\(\s*(`?\w+`?)\s*\)/i', 'excluded.$1', $match[2]);
    }

    return array($sql);
}

function mysql_table_for_sqlite($table, $definitions, $if_missing)
{
    $columns = array();
    $after   = array();
    $counted = null;

    foreach (split_sql_list($definitions) as $definition) {
        if (preg_match('/^(UNIQUE\s+)?(?:KEY|INDEX)\s+`?(\w+)`?\s*\((.*)\)$/is', $definition, $match)
            || preg_match('/^(UNIQUE)\s*()\((.*)\)$/is', $definition, $match)) {
            $after[] = mysql_index_for_sqlite($table, $match[2], $match[3], trim($match[1]) !== '');
        } elseif (preg_match('/^PRIMARY\s+KEY\s*\((.*)\)/is', $definition)) {
            $columns[] = $definition;
        } else {
            if (stripos($definition, 'AUTO_INCREMENT') !== false && preg_match('/^`?(\w+)`?/', $definition, $match)) {
                $counted = $match[1];
            }

            $columns[] = mysql_column_for_sqlite($definition);
        }
    }

    // A counted column is its own primary key in SQLite.
    if ($counted !== null) {
        $columns = array_filter($columns, function ($column) {
            return preg_match('/^PRIMARY\s+KEY/i', $column) === 0;
        });
    }

    return array_merge(array('CREATE TABLE ' . ($if_missing ? 'IF NOT EXISTS ' : '') . $table . ' (' . implode(', ', $columns) . ')'), $after);
}

function mysql_column_for_sqlite($definition)
{
    if (stripos($definition, 'AUTO_INCREMENT') !== false && preg_match('/^`?(\w+)`?/', $definition, $match)) {
        return '`' . $match[1] . '` INTEGER PRIMARY KEY AUTOINCREMENT';
    }

    $definition = preg_replace("/\sCOMMENT\s+'(?:[^']|'')*'/i", '', $definition);
    $definition = preg_replace('/\s(UNSIGNED|ZEROFILL)\b/i', '', $definition);
    $definition = preg_replace('/\sCHARACTER\s+SET\s+\w+/i', '', $definition);
    $definition = preg_replace('/\s(COLLATE)\s+\w+/i', '', $definition);
    $definition = preg_replace('/\sON\s+UPDATE\s+CURRENT_TIMESTAMP(\(\))?/i', '', $definition);
    $definition = preg_replace('/\sAFTER\s+`?\w+`?\s*$|\sFIRST\s*$/i', '', $definition);
    $definition = preg_replace('/CURRENT_TIMESTAMP\(\)/i', 'CURRENT_TIMESTAMP', $definition);

    // MySQL compares texts without regard to case.
    return preg_match('/^`?\w+`?\s+(var)?char/i', $definition) ? $definition . ' COLLATE NOCASE' : $definition;
}

function mysql_index_for_sqlite($table, $name, $columns, $unique)
{
    $columns = preg_replace('/\(\d+\)/', '', $columns);
    $name    = $name === '' ? preg_replace('/\W+/', '_', trim($columns, '` ')) : $name;

    return 'CREATE ' . ($unique ? 'UNIQUE ' : '') . 'INDEX IF NOT EXISTS ' . $table . '_' . $name . ' ON ' . $table . ' (' . $columns . ')';
}

function mysql_alteration_for_sqlite($table, $alterations)
{
    $statements = array();

    foreach (split_sql_list($alterations) as $alteration) {
        if (preg_match('/^ADD\s+(UNIQUE\s+)?(?:KEY|INDEX)\s+`?(\w*)`?\s*\((.*)\)$/is', $alteration, $match)) {
            $statements[] = mysql_index_for_sqlite($table, $match[2], $match[3], trim($match[1]) !== '');
        } elseif (preg_match('/^ADD\s+(?:COLUMN\s+)?(.*)$/is', $alteration, $match)) {
            $statements[] = 'ALTER TABLE ' . $table . ' ADD COLUMN ' . mysql_column_for_sqlite($match[1]);
        } elseif (!preg_match('/^(MODIFY|CHANGE|ENGINE|CONVERT|DEFAULT)\b/i', $alteration)) {
            $statements[] = 'ALTER TABLE ' . $table . ' ' . $alteration;
        }
    }

    return $statements;
}

/** Splits at commas that are outside of brackets and quotes. */
function split_sql_list($text)
{
    preg_match_all("/(?:[^,('\"]|'(?:[^']|'')*'|\"[^\"]*\"|(\((?:[^()']|'(?:[^']|'')*'|(?1))*\)))+/s", $text, $found);

    return array_values(array_filter(array_map('trim', $found[0]), 'strlen'));
}
