/* Calls that write, counted and made to fail: loaded before libc (LD_PRELOAD), silent until it is armed.
 *
 * Only files below one folder count. The chosen call fails as a full disk or a broken one lets it fail: a write leaves
 * half of its bytes behind; or the process is killed there, in the middle of the write. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { FULL_ONCE, BROKEN_ONCE, FULL_FROM_THEN_ON, KILLED };

static char folder[4096];
static long calls, chosen;
static int how;

/* Fail the `call`th write below `path` from now on (0: none, only count). */
void arm(const char *path, long call, int in_which_way)
{
    snprintf(folder, sizeof folder, "%s", path);
    chosen = call;
    how = in_which_way;
    calls = 0;
}

long counted(void) { return calls; }

static int below(int file)
{
    char link[64], path[4096];
    ssize_t length;
    if (!folder[0])
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    length = readlink(link, path, sizeof path - 1);
    if (length <= 0)
        return 0;
    path[length] = 0;
    return strncmp(path, folder, strlen(folder)) == 0;
}

/* The error this call is to end with; 0: it goes through. */
static int fails(int file)
{
    long call;
    if (!below(file))
        return 0;
    call = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
    if (!chosen || call < chosen || (call > chosen && how != FULL_FROM_THEN_ON))
        return 0;
    return how == BROKEN_ONCE ? EIO : ENOSPC;
}

static int refused(int error)
{
    if (how == KILLED)
        kill(getpid(), SIGKILL);
    errno = error;
    return -1;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *bytes, size_t size)
{
    int error = fails(file);
    if (error && size > 1)
        NEXT(write)(file, bytes, size / 2);
    return error ? refused(error) : NEXT(write)(file, bytes, size);
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t at)
{
    int error = fails(file);
    if (error && size > 1)
        NEXT(pwrite)(file, bytes, size / 2, at);
    return error ? refused(error) : NEXT(pwrite)(file, bytes, size, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at)
{
    int error = fails(file);
    if (error && size > 1)
        NEXT(pwrite64)(file, bytes, size / 2, at);
    return error ? refused(error) : NEXT(pwrite64)(file, bytes, size, at);
}

int fsync(int file)
{
    int error = fails(file);
    return error ? refused(error) : NEXT(fsync)(file);
}

int fdatasync(int file)
{
    int error = fails(file);
    return error ? refused(error) : NEXT(fdatasync)(file);
}

int ftruncate(int file, off_t size)
{
    int error = fails(file);
    return error ? refused(error) : NEXT(ftruncate)(file, size);
}

int ftruncate64(int file, off64_t size)
{
    int error = fails(file);
    return error ? refused(error) : NEXT(ftruncate64)(file, size);
}
