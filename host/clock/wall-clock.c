// Moves or slows the clock on the wall for the processes that it is preloaded into, and only that: what counts the time
// between two moments goes on as it is, as in a computer that slept. The file that $WALL_CLOCK_FILE names says how; it is
// read anew at every question and may be changed while the processes run. wall-clock.ts writes it.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

// From the right time `since_ms` on, the clock shows `shown_ms` and goes on at so many thousandths of its speed. The edition
// stands at both ends: while the two differ somebody is writing.
struct setting {
  int64_t edition;
  int64_t since_ms;
  int64_t shown_ms;
  int64_t thousandths;
  int64_t edition_again;
};

static const volatile struct setting right = {0, 0, 0, 1000, 0};
static const volatile struct setting *setting = &right;
static int (*library_clock_gettime)(clockid_t, struct timespec *);

__attribute__((constructor)) static void prepare(void) {
  library_clock_gettime = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
  const char *path = getenv("WALL_CLOCK_FILE");
  if (path == NULL) return;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  // Mapped once: a process that gives up its rights to open files later still sees every change.
  void *mapped = mmap(NULL, sizeof *setting, PROT_READ, MAP_SHARED, file, 0);
  close(file);
  if (mapped != MAP_FAILED) setting = mapped;
}

static int is_wall_clock(clockid_t clock) { return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE; }

// Other libraries may ask for the time before this one was prepared.
static int unmoved(clockid_t clock, struct timespec *moment) {
  if (library_clock_gettime != NULL) return library_clock_gettime(clock, moment);
  return (int)syscall(SYS_clock_gettime, clock, moment);
}

static struct setting read_setting(void) {
  struct setting read;
  do {
    // What is written last is read first: only then does the same edition at both ends mean that nothing between is older.
    read.edition_again = setting->edition_again;
    __sync_synchronize();
    read.since_ms = setting->since_ms;
    read.shown_ms = setting->shown_ms;
    read.thousandths = setting->thousandths;
    __sync_synchronize();
    read.edition = setting->edition;
  } while (read.edition != read.edition_again);
  return read;
}

int clock_gettime(clockid_t clock, struct timespec *moment) {
  const int failure = unmoved(clock, moment);
  if (failure != 0 || !is_wall_clock(clock)) return failure;
  const struct setting now = read_setting();
  const int64_t passed_ns =
      ((int64_t)moment->tv_sec - now.since_ms / 1000) * 1000000000 + moment->tv_nsec - now.since_ms % 1000 * 1000000;
  // Divided first, for the nanoseconds of fifty years are too many to be multiplied.
  const int64_t shown_ns = now.shown_ms % 1000 * 1000000 + passed_ns / 1000 * now.thousandths;
  moment->tv_sec = now.shown_ms / 1000 + shown_ns / 1000000000;
  moment->tv_nsec = shown_ns % 1000000000;
  if (moment->tv_nsec < 0) {
    moment->tv_nsec += 1000000000;
    moment->tv_sec -= 1;
  }
  return 0;
}

int gettimeofday(struct timeval *moment, void *zone) {
  (void)zone;
  struct timespec exact;
  const int failure = clock_gettime(CLOCK_REALTIME, &exact);
  if (failure != 0) return failure;
  moment->tv_sec = exact.tv_sec;
  moment->tv_usec = exact.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *moment) {
  struct timespec exact;
  if (clock_gettime(CLOCK_REALTIME, &exact) != 0) return (time_t)-1;
  if (moment != NULL) *moment = exact.tv_sec;
  return exact.tv_sec;
}

// Who waits until a moment of this clock means so many milliseconds from now on; the kernel would take it for a moment of the
// right time: a wait that never ends where this clock is ahead, and one that is over at once, again and again, where it is
// behind. Firefox and WebKit wait so. So the rest is waited for on the clock that nobody moves.
static struct timespec unmoved_end_of(const struct timespec *end) {
  struct timespec now, unmoved_end;
  unmoved(CLOCK_MONOTONIC, &unmoved_end);
  clock_gettime(CLOCK_REALTIME, &now);
  unmoved_end.tv_sec += end->tv_sec - now.tv_sec;
  unmoved_end.tv_nsec += end->tv_nsec - now.tv_nsec;
  while (unmoved_end.tv_nsec < 0) unmoved_end.tv_sec -= 1, unmoved_end.tv_nsec += 1000000000;
  while (unmoved_end.tv_nsec >= 1000000000) unmoved_end.tv_sec += 1, unmoved_end.tv_nsec -= 1000000000;
  if (unmoved_end.tv_sec < 0) unmoved_end.tv_sec = 0;
  return unmoved_end;
}

// A condition does not say by which clock it waits; no computer has been running since 2001.
static int is_of_wall_clock(const struct timespec *end) { return end->tv_sec > 1000000000; }

int pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex, const struct timespec *end) {
  const struct timespec unmoved_end = is_of_wall_clock(end) ? unmoved_end_of(end) : *end;
  return pthread_cond_clockwait(condition, mutex, CLOCK_MONOTONIC, &unmoved_end);
}

int sem_timedwait(sem_t *semaphore, const struct timespec *end) {
  const struct timespec unmoved_end = unmoved_end_of(end);
  return sem_clockwait(semaphore, CLOCK_MONOTONIC, &unmoved_end);
}
