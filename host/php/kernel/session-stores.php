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
        // Without its lock a session is not read: the request goes on with an empty one (docs/host.md#session-lock).
        if (!$this->lock($id)) {
            return false;
        }

        $row = $this->begin()->where('id', $id)->get($this->table)->row();

        return $row === null ? '' : (string) $row->data;
    }

    #[ReturnTypeWillChange]
    public function write($id, $data)
    {
        $is_there = $this->validateId($id);
        $this->begin()->set('timestamp', time())->set('data', "X'" . bin2hex($data) . "'", false);

        if ($is_there) {
            $this->db->where('id', $id)->update($this->table);
        } else {
            $this->db->set('id', $id)->set('ip_address', load_class('Input')->ip_address())->insert($this->table);
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
        return $this->begin()->where('id', $id)->get($this->table)->num_rows() > 0;
    }

    #[ReturnTypeWillChange]
    public function destroy($id)
    {
        $this->begin()->where('id', $id)->delete($this->table);

        return true;
    }

    #[ReturnTypeWillChange]
    public function gc($lifetime)
    {
        $this->begin()->where('timestamp <', time() - $lifetime)->delete($this->table);

        return $this->db->affected_rows();
    }

    /**
     * The query builder is everybody's; half a query of somebody else is thrown away
     * (docs/host.md#destroying-a-session).
     */
    private function begin()
    {
        return $this->db->reset_query();
    }

    private function lock($id)
    {
        $this->unlock();

        if ($this->db->platform() === 'mysql') {
            $name         = md5($id);
            $row          = $this->db->query('SELECT GET_LOCK(?, 300) AS is_granted', array($name))->row();
            $this->locked = $row->is_granted === '1' ? $name : null;

            return $this->locked !== null;
        }

        $file         = @fopen(FCPATH . 'sessions/lock_' . md5($id), 'c');
        $this->locked = $file !== false && flock($file, LOCK_EX) ? $file : null;

        return $this->locked !== null;
    }

    private function unlock()
    {
        if (is_string($this->locked)) {
            $this->db->query('SELECT RELEASE_LOCK(?)', array($this->locked));
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
