// Moves the clock on the wall for the processes that it is preloaded into, and only that: what counts the time between
// two moments goes on as it is, as in a computer that slept. The offset stands in the file that $WALL_CLOCK_FILE names,
// eight bytes, a little-endian number of milliseconds, and may be changed while the processes run.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const volatile int64_t no_offset = 0;
static const volatile int64_t *offset_ms = &no_offset;
static int (*library_clock_gettime)(clockid_t, struct timespec *);

__attribute__((constructor)) static void prepare(void) {
  library_clock_gettime = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
  const char *path = getenv("WALL_CLOCK_FILE");
  if (path == NULL) return;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  // Mapped once: a process that gives up its rights to open files later still sees every change.
  void *mapped = mmap(NULL, sizeof *offset_ms, PROT_READ, MAP_SHARED, file, 0);
  close(file);
  if (mapped != MAP_FAILED) offset_ms = mapped;
}

static int is_wall_clock(clockid_t clock) { return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE; }

// Other libraries may ask for the time before this one was prepared.
static int unmoved(clockid_t clock, struct timespec *moment) {
  if (library_clock_gettime != NULL) return library_clock_gettime(clock, moment);
  return (int)syscall(SYS_clock_gettime, clock, moment);
}

int clock_gettime(clockid_t clock, struct timespec *moment) {
  const int failure = unmoved(clock, moment);
  if (failure != 0 || !is_wall_clock(clock)) return failure;
  const int64_t offset = *offset_ms;
  moment->tv_sec += offset / 1000;
  moment->tv_nsec += offset % 1000 * 1000000;
  if (moment->tv_nsec < 0) {
    moment->tv_nsec += 1000000000;
    moment->tv_sec -= 1;
  } else if (moment->tv_nsec >= 1000000000) {
    moment->tv_nsec -= 1000000000;
    moment->tv_sec += 1;
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
