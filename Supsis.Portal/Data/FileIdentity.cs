using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Supsis.Portal.Data;

/// <summary>Remembers which file a path led to, and tells whether it still does: a file with the same name may be another one.</summary>
/// <remarks>Linux tells device and inode (statx, of a layout that is the same everywhere). Elsewhere only a file that is gone is noticed; Windows lets nobody take away an open one.</remarks>
internal sealed class FileIdentity
{
    private const int CurrentFolder = -100; // AT_FDCWD: the path is absolute
    private const uint WantsInode = 0x100; // STATX_INO
    private const int AnswerSize = 256;
    private const int InodeAt = 0x20;
    private const int DeviceAt = 0x88;

    private readonly string _path;
    private readonly byte[] _nativePath;
    private readonly (ulong Inode, ulong Device)? _remembered;

    public FileIdentity(string path)
    {
        (_path, _nativePath) = (path, Encoding.UTF8.GetBytes(path + '\0'));
        _remembered = Find();
    }

    public bool IsStillThere => _remembered is { } remembered ? Find() == remembered : File.Exists(_path);

    private (ulong Inode, ulong Device)? Find()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        Span<byte> answer = stackalloc byte[AnswerSize];
        try
        {
            return StatX(CurrentFolder, _nativePath, 0, WantsInode, ref MemoryMarshal.GetReference(answer)) == 0
                ? (BinaryPrimitives.ReadUInt64LittleEndian(answer[InodeAt..]), BinaryPrimitives.ReadUInt64LittleEndian(answer[DeviceAt..]))
                : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null; // a C library from before 2018
        }
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int folder, byte[] path, int flags, uint mask, ref byte answer);
}
