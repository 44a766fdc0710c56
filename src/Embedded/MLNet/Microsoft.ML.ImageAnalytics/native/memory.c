#include "memory.h"

#include <stdlib.h>
#include <string.h>

typedef struct memory_block {
    struct memory_block* previous;
    struct memory_block* next;
    size_t size;
    size_t padding; // keeps what follows aligned to 16 bytes
} memory_block;

static _Thread_local memory_scope* current;

static memory_block* block_of(void* bytes) { return (memory_block*)bytes - 1; }

void memory_begin(memory_scope* scope, size_t limit) {
    scope->limit = limit;
    scope->used = 0;
    scope->blocks = NULL;
    scope->outer = current;
    current = scope;
}

static void unlink_block(memory_block* block) {
    if (block->previous) block->previous->next = block->next;
    else current->blocks = block->next;
    if (block->next) block->next->previous = block->previous;
    current->used -= block->size;
}

void memory_end(memory_scope* scope, void* kept) {
    if (kept) unlink_block(block_of(kept));
    while (scope->blocks) {
        memory_block* block = scope->blocks;
        scope->blocks = block->next;
        free(block);
    }
    current = scope->outer;
}

// Zeroed, so that what a broken image leaves unwritten is black and not what was there before.
void* memory_allocate(size_t size) {
    if (size > current->limit - current->used) return NULL;
    memory_block* block = calloc(1, sizeof(memory_block) + size);
    if (!block) return NULL;
    block->size = size;
    block->next = current->blocks;
    if (block->next) block->next->previous = block;
    current->blocks = block;
    current->used += size;
    return block + 1;
}

void* memory_resize(void* bytes, size_t size) {
    if (!bytes) return memory_allocate(size);
    void* moved = memory_allocate(size);
    if (!moved) return NULL;
    const size_t old = block_of(bytes)->size;
    memcpy(moved, bytes, old < size ? old : size);
    memory_free(bytes);
    return moved;
}

void memory_free(void* bytes) {
    if (!bytes) return;
    memory_block* block = block_of(bytes);
    unlink_block(block);
    free(block);
}

void memory_release(void* bytes) {
    if (bytes) free(block_of(bytes));
}

_Noreturn void memory_fail(void) { longjmp(current->failed, 1); }
