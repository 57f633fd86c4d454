/** Files of services: taken in, kept, handed out, swept. */
import { Module } from '@nestjs/common';
import { FileBytes } from './file-bytes.ts';
import { FilesJobs } from './files.jobs.ts';
import { FilesService } from './files.service.ts';

@Module({ providers: [FileBytes, FilesService, FilesJobs], exports: [FilesService, FilesJobs] })
export class FilesModule {}
