// The memory of one call into stb: it has a limit, and whatever stb leaves behind when it fails is freed.
#pragma once

#include <setjmp.h>
#include <stddef.h>

typedef struct memory_scope {
    size_t limit;
    size_t used;
    struct memory_block* blocks;
    struct memory_scope* outer;
    jmp_buf failed;
} memory_scope;

// Begins the scope of this thread. A failed assertion comes back out of setjmp(scope->failed), which the caller has called.
void memory_begin(memory_scope* scope, size_t limit);

// Ends it: `kept` (or null) leaves the scope and lives on until memory_release; all else is freed.
void memory_end(memory_scope* scope, void* kept);

void* memory_allocate(size_t size);
void* memory_resize(void* bytes, size_t size);
void memory_free(void* bytes);
void memory_release(void* bytes);

// What stb's assertions do: an end of the call instead of the process.
_Noreturn void memory_fail(void);
