/* Loaded before the C library (LD_PRELOAD). Between blow_begin and blow_end it counts what the process
 * does to the files of one folder, and before the n-th of these calls ends the process, or lets the
 * call fail as a dying disk does. It is told by the environment:
 *
 *   BLOW_UNDER   the folder; what happens elsewhere is not counted
 *   BLOW_CALLS   which calls count: of r (read), w (write), s (sync), n (names: rename, unlink, …)
 *   BLOW_AT      which of them is struck; 0: none
 *   BLOW_DO      "kill" (SIGKILL), "once" (that call gives EIO), "ever" (it and all after it)
 *   BLOW_COUNT   the file that is told at the end how many there were
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static const char *under, *calls, *what;
static long at;
static atomic_long seen;
static int active;

void blow_begin(void)
{
    under = getenv("BLOW_UNDER");
    calls = getenv("BLOW_CALLS");
    what = getenv("BLOW_DO");
    at = atol(getenv("BLOW_AT"));
    active = 1;
}

void blow_end(void)
{
    const char *path = getenv("BLOW_COUNT");
    active = 0;
    FILE *file = fopen(path, "w");
    if (file) {
        fprintf(file, "%ld\n", (long)seen);
        fclose(file);
    }
}

/* Counts a call on a path; true when it has to fail. */
static int struck(char kind, const char *path)
{
    if (!active || !path || !strchr(calls, kind) || strncmp(path, under, strlen(under)))
        return 0;
    long n = atomic_fetch_add(&seen, 1) + 1;
    if (!at || n < at || (n > at && strcmp(what, "ever")))
        return 0;
    if (!strcmp(what, "kill"))
        kill(getpid(), SIGKILL);
    errno = EIO;
    return 1;
}

static int struck_open(char kind, int fd)
{
    char link[64], path[4096];
    if (!active || !strchr(calls, kind))
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t long_ = readlink(link, path, sizeof path - 1);
    if (long_ < 0)
        return 0;
    path[long_] = 0;
    return struck(kind, path);
}

#define CALL(result, name, given, named, is_struck)                   \
    result name given                                                 \
    {                                                                 \
        static __typeof__(&name) real;                                \
        if (!real)                                                    \
            real = (__typeof__(&name))dlsym(RTLD_NEXT, #name);        \
        return is_struck ? (result)-1 : real named;                   \
    }
#define ON_OPEN(kind, result, name, given, named)                     \
    CALL(result, name, given, named, struck_open(kind, fd))
#define ON_NAME(name, given, named) CALL(int, name, given, named, struck('n', path))

ON_OPEN('r', ssize_t, read, (int fd, void *to, size_t n), (fd, to, n))
ON_OPEN('r', ssize_t, pread, (int fd, void *to, size_t n, off_t from), (fd, to, n, from))
ON_OPEN('r', ssize_t, pread64, (int fd, void *to, size_t n, off64_t from), (fd, to, n, from))
ON_OPEN('w', ssize_t, write, (int fd, const void *of, size_t n), (fd, of, n))
ON_OPEN('w', ssize_t, pwrite, (int fd, const void *of, size_t n, off_t to), (fd, of, n, to))
ON_OPEN('w', ssize_t, pwrite64, (int fd, const void *of, size_t n, off64_t to), (fd, of, n, to))
ON_OPEN('w', int, ftruncate, (int fd, off_t size), (fd, size))
ON_OPEN('w', int, ftruncate64, (int fd, off64_t size), (fd, size))
ON_OPEN('s', int, fsync, (int fd), (fd))
ON_OPEN('s', int, fdatasync, (int fd), (fd))
ON_NAME(rename, (const char *path, const char *to), (path, to))
ON_NAME(unlink, (const char *path), (path))
ON_NAME(rmdir, (const char *path), (path))
ON_NAME(mkdir, (const char *path, mode_t mode), (path, mode))
