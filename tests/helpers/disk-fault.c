/* A disk that does not answer, or gives no locks, for what a program does in one folder: loaded before the C library.
   DISK_FAULT_FOLDER names the folder. The file DISK_FAULT_ORDER says "away <first byte>" or "noLocks"; without it all
   is well. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int is_inside(int fd) {
  char link[64], path[4096];
  const char *folder = getenv("DISK_FAULT_FOLDER");
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (folder == NULL || length < 0) return 0;
  path[length] = 0;
  return strncmp(path, folder, strlen(folder)) == 0;
}

/* The first byte that cannot be reached, or -1 when this order was not given. */
static long ordered(const char *wanted) {
  char text[64] = "";
  const char *order = getenv("DISK_FAULT_ORDER");
  int fd = order == NULL ? -1 : open(order, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return -1;
  REAL(read)(fd, text, sizeof text - 1);
  close(fd);
  return strncmp(text, wanted, strlen(wanted)) == 0 ? atol(text + strlen(wanted)) : -1;
}

static int is_away(int fd, off64_t at) {
  if (!is_inside(fd)) return 0;
  long first = ordered("away");
  if (first < 0 || at < first) return 0;
  errno = EIO;
  return 1;
}

ssize_t read(int fd, void *bytes, size_t count) {
  return is_away(fd, lseek64(fd, 0, SEEK_CUR)) ? -1 : REAL(read)(fd, bytes, count);
}
ssize_t pread(int fd, void *bytes, size_t count, off_t at) {
  return is_away(fd, at) ? -1 : REAL(pread)(fd, bytes, count, at);
}
ssize_t pread64(int fd, void *bytes, size_t count, off64_t at) {
  return is_away(fd, at) ? -1 : REAL(pread64)(fd, bytes, count, at);
}

static int lock(int fd, int command, void *argument, int (*real)(int, int, ...)) {
  if ((command == F_SETLK || command == F_SETLKW) && ((struct flock *)argument)->l_type != F_UNLCK &&
      is_inside(fd) && ordered("noLocks") >= 0) {
    errno = ENOLCK;
    return -1;
  }
  return real(fd, command, argument);
}
#define LOCKING(name)                          \
  int name(int fd, int command, ...) {         \
    va_list rest;                              \
    va_start(rest, command);                   \
    void *argument = va_arg(rest, void *);     \
    va_end(rest);                              \
    return lock(fd, command, argument, REAL(name)); \
  }
LOCKING(fcntl)
LOCKING(fcntl64)
