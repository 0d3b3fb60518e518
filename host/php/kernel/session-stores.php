<?php

/**
 * Where sessions are kept: in tblsessions or in files. Either holds a lock for the length of the request,
 * so that requests of one session run one after another.
 */

defined('BASEPATH') or exit('No direct script access allowed');

class Session_database_store implements SessionHandlerInterface, SessionUpdateTimestampHandlerInterface
{
    private $db;
    private $table;
    private $locked = null;

    public function __construct(CI_DB $db)
    {
        $this->db    = $db;
        $this->table = db_prefix() . 'sessions';
    }

    #[ReturnTypeWillChange]
    public function open($path, $name)
    {
        return true;
    }

    #[ReturnTypeWillChange]
    public function close()
    {
        $this->unlock();

        return true;
    }

    #[ReturnTypeWillChange]
    public function read($id)
    {
        $this->lock($id);
        $row = $this->db->row_of('SELECT data FROM ' . $this->table . ' WHERE id = ?', array($id));

        return $row === null ? '' : (string) $row['data'];
    }

    #[ReturnTypeWillChange]
    public function write($id, $data)
    {
        $values = array('timestamp' => time(), 'data' => $data);

        if ($this->validateId($id)) {
            $this->db->run('UPDATE ' . $this->table . ' SET timestamp = ?, data = ? WHERE id = ?', array($values['timestamp'], $data, $id));
        } else {
            $this->db->run(
                'INSERT INTO ' . $this->table . ' (id, ip_address, timestamp, data) VALUES (?, ?, ?, ?)',
                array($id, load_class('Input')->ip_address(), $values['timestamp'], $data)
            );
        }

        return true;
    }

    #[ReturnTypeWillChange]
    public function updateTimestamp($id, $data)
    {
        return $this->write($id, $data);
    }

    #[ReturnTypeWillChange]
    public function validateId($id)
    {
        return $this->db->row_of('SELECT id FROM ' . $this->table . ' WHERE id = ?', array($id)) !== null;
    }

    #[ReturnTypeWillChange]
    public function destroy($id)
    {
        $this->db->run('DELETE FROM ' . $this->table . ' WHERE id = ?', array($id));

        return true;
    }

    #[ReturnTypeWillChange]
    public function gc($lifetime)
    {
        return $this->db->run('DELETE FROM ' . $this->table . ' WHERE timestamp < ?', array(time() - $lifetime));
    }

    private function lock($id)
    {
        $this->unlock();

        if ($this->db->platform() === 'mysql') {
            $this->locked = md5($id);
            $this->db->row_of('SELECT GET_LOCK(?, 300)', array($this->locked));

            return;
        }

        $this->locked = fopen(FCPATH . 'sessions/lock_' . md5($id), 'c');
        flock($this->locked, LOCK_EX);
    }

    private function unlock()
    {
        if (is_string($this->locked)) {
            $this->db->row_of('SELECT RELEASE_LOCK(?)', array($this->locked));
        } elseif (is_resource($this->locked)) {
            flock($this->locked, LOCK_UN);
            fclose($this->locked);
        }

        $this->locked = null;
    }
}

class Session_files_store implements SessionHandlerInterface, SessionUpdateTimestampHandlerInterface
{
    private $file = null;
    private $id   = null;

    #[ReturnTypeWillChange]
    public function open($path, $name)
    {
        return true;
    }

    #[ReturnTypeWillChange]
    public function close()
    {
        if (is_resource($this->file)) {
            flock($this->file, LOCK_UN);
            fclose($this->file);
        }

        $this->file = null;

        return true;
    }

    #[ReturnTypeWillChange]
    public function read($id)
    {
        $this->hold($id);
        rewind($this->file);

        return (string) stream_get_contents($this->file);
    }

    #[ReturnTypeWillChange]
    public function write($id, $data)
    {
        if ($this->id !== $id || !is_resource($this->file)) {
            $this->hold($id);
        }

        ftruncate($this->file, 0);
        rewind($this->file);
        fwrite($this->file, $data);
        fflush($this->file);
        $this->date($id);

        return true;
    }

    #[ReturnTypeWillChange]
    public function updateTimestamp($id, $data)
    {
        return $this->write($id, $data);
    }

    #[ReturnTypeWillChange]
    public function validateId($id)
    {
        return is_file($this->path($id));
    }

    #[ReturnTypeWillChange]
    public function destroy($id)
    {
        $this->close();

        return !is_file($this->path($id)) || unlink($this->path($id));
    }

    #[ReturnTypeWillChange]
    public function gc($lifetime)
    {
        $removed = 0;

        foreach (glob(FCPATH . 'sessions/' . APP_SESSION_COOKIE_NAME . '*') ?: array() as $file) {
            if (filemtime($file) < time() - $lifetime && unlink($file)) {
                $removed++;
            }
        }

        return $removed;
    }

    private function hold($id)
    {
        $this->close();
        $is_new     = !$this->validateId($id);
        $this->id   = $id;
        $this->file = fopen($this->path($id), 'c+');
        flock($this->file, LOCK_EX);

        if ($is_new) {
            $this->date($id);
        }
    }

    /** By PHP's clock, which a test may have moved: the file system goes by another one. */
    private function date($id)
    {
        touch($this->path($id), time());
        clearstatcache();
    }

    private function path($id)
    {
        return FCPATH . 'sessions/' . APP_SESSION_COOKIE_NAME . preg_replace('/[^0-9a-zA-Z,-]/', '', $id);
    }
}
